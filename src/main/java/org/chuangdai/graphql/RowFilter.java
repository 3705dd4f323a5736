package org.chuangdai.graphql;

import org.chuangdai.sql.Sql;

/** A filter of a list: adds its conditions to those that a statement has already. */
public interface RowFilter {
    Sql restrict(Sql sql);
}
