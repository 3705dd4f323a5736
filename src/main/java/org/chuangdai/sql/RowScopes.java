package org.chuangdai.sql;

/** Under which scope a statement runs that does not say so itself. */
public interface RowScopes {

    /** The rows of whoever asks in this request; {@link RowScope#NONE} where nobody does. */
    RowScope current();
}
