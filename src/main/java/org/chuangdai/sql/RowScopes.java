package org.chuangdai.sql;

/** Who asks in this request, and under which scope a statement runs that does not say so itself. */
public interface RowScopes {

    /** The rows of whoever asks in this request; {@link RowScope#NONE} where nobody does. */
    RowScope current();

    /** The scope that a statement runs under. */
    default RowScope of(Sql sql) {
        return sql.scope() == null ? current() : sql.scope();
    }

    /** A name of whoever asks that is the same in all of the caller's requests; null where nobody does. */
    String asker();
}
