package org.chuangdai.graphql;

import org.eclipse.microprofile.graphql.Description;

@Description("排序方向 · Direction of an order.")
public enum OrderDirection {
    ASC, DESC
}
