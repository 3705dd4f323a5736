package org.chuangdai.graphql;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.function.Supplier;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

/** A page of a list in Relay's form. Each node type has a subclass, which gives the schema its name. */
@RegisterForReflection
public abstract class Connection<T> {
    private final List<Edge<T>> edges;
    private final PageInfo pageInfo;
    private final Supplier<Uni<Integer>> count;

    protected Connection(Page<T> page, Supplier<Uni<Integer>> count) {
        this.edges = page.edges();
        this.pageInfo = page.info();
        this.count = count;
    }

    @NonNull
    @Description("行与游标 · Rows with their cursors.")
    public List<@NonNull Edge<T>> getEdges() {
        return edges;
    }

    @NonNull
    @Description("行 · Rows.")
    public List<@NonNull T> getNodes() {
        return edges.stream().map(Edge::node).toList();
    }

    @NonNull
    public PageInfo getPageInfo() {
        return pageInfo;
    }

    @NonNull
    @Description("总数 · Rows of the whole list; counted only when asked for.")
    public Uni<Integer> getTotalCount() {
        return count.get();
    }
}
