package org.chuangdai.graphql;

import org.eclipse.microprofile.graphql.Description;

@Description("分页信息 · Where a page stands in its list.")
public record PageInfo(boolean hasNextPage, boolean hasPreviousPage, String startCursor, String endCursor) {
}
