package org.chuangdai.sql;

/** Search for a part of a name through the index over its one- and two-character pieces (SQL function name_grams). */
public final class Names {
    private Names() {
    }

    /** Adds the condition that {@code column} contains {@code part}; nothing when it is null or blank. */
    public static Sql restrict(Sql sql, String column, String part) {
        if (part == null || part.isBlank()) {
            return sql;
        }
        String wanted = part.strip();
        return sql.and("name_grams(" + column + ") @> name_grams(?) and position(? in " + column + ") > 0", wanted, wanted);
    }
}
