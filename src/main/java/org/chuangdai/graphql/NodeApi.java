package org.chuangdai.graphql;

import io.quarkus.arc.All;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.chuangdai.access.CurrentCaller;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;

/** Any object again by its global id. */
@GraphQLApi
public class NodeApi {
    private final Map<String, NodeSource> sources;
    private final CurrentCaller current;

    NodeApi(@All List<NodeSource> sources, CurrentCaller current) {
        this.sources = sources.stream().collect(Collectors.toUnmodifiableMap(NodeSource::type, Function.identity()));
        this.current = current;
    }

    @Query
    @Description("按全局标识取对象 · Any object by its global id; null when there is none in sight.")
    public Uni<Node> node(@NonNull @Id String id) {
        return Uni.createFrom().deferred(() -> {
            Optional<NodeId> nodeId = NodeId.parse(id).filter(parsed -> sources.containsKey(parsed.type()));
            if (nodeId.isEmpty()) {
                return Uni.createFrom().nullItem();
            }
            try {
                return sources.get(nodeId.get().type()).node(nodeId.get().key(), current.sight()).map(node -> node);
            } catch (NumberFormatException notOurs) {
                return Uni.createFrom().nullItem();
            }
        });
    }
}
