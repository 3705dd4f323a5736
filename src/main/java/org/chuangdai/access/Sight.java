package org.chuangdai.access;

import org.chuangdai.division.DivisionCode;
import org.chuangdai.graphql.ErrorCode;
import org.chuangdai.graphql.Refusal;
import org.chuangdai.sql.Sql;

/**
 * The rows a caller may see. Every statement of every read takes one; this is the only place where it becomes SQL.
 * Who sees what: README, "Access".
 *
 * @param division prefix of 0 (everything), 2, 4, 6, 9 or 12 digits; null sees nothing
 */
public record Sight(String division) {
    public static final Sight ALL = new Sight("");
    public static final Sight NOTHING = new Sight(null);

    /** Adds the condition that keeps the rows in sight. */
    public Sql restrict(Sql sql, Reach reach) {
        if (division == null) {
            return sql.and("false");
        }
        return division.isEmpty() ? sql : DivisionCode.restrict(sql, reach.division(), division);
    }

    /** Whether everything below this division prefix is in sight. */
    public boolean covers(String divisionPrefix) {
        return division != null && divisionPrefix.startsWith(division);
    }

    /** Whether anything below this division prefix is in sight. */
    public boolean touches(String divisionPrefix) {
        return division != null && (divisionPrefix.startsWith(division) || division.startsWith(divisionPrefix));
    }

    /** Refuses with FORBIDDEN what is about a division out of sight, where a list would just be empty. */
    public void require(String asked) {
        if (!covers(DivisionCode.prefix(asked))) {
            throw new Refusal(ErrorCode.FORBIDDEN, "区划%s不在您的权限范围内。", "Division %s is outside your sight.", asked);
        }
    }

    public boolean coversEverything() {
        return "".equals(division);
    }
}
