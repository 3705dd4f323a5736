package org.chuangdai.graphql;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Interface;
import org.eclipse.microprofile.graphql.NonNull;

/** Whatever has a global id and can be read again with {@code node(id)}. */
@Interface("Node")
@Description("对象 · Anything with a global id, readable again through node(id).")
public interface Node {
    @Id
    @NonNull
    @Description("全局标识 · Opaque global id.")
    String getId();
}
