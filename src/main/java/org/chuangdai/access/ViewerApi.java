package org.chuangdai.access;

import io.smallrye.mutiny.Uni;
import java.util.concurrent.CompletionStage;
import org.chuangdai.division.Division;
import org.chuangdai.division.DivisionCode;
import org.chuangdai.division.DivisionStore;
import org.chuangdai.graphql.Batcher;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.eclipse.microprofile.graphql.Source;

/** Who am I, over GraphQL. */
@GraphQLApi
public class ViewerApi {
    private final CurrentCaller current;
    private final DivisionStore divisions;
    private final Batcher batcher;

    ViewerApi(CurrentCaller current, DivisionStore divisions, Batcher batcher) {
        this.current = current;
        this.divisions = divisions;
        this.batcher = batcher;
    }

    @Query
    @NonNull
    @Description("当前用户 · Who is asking, with roles and place.")
    public Uni<Viewer> viewer() {
        return Uni.createFrom().item(() -> {
            Caller caller = current.caller();
            return new Viewer(caller.name(), caller.roles().stream().sorted().toList(), caller.division(), caller.organisation());
        });
    }

    @Description("所在行政区划 · The caller's place; null when the token names none.")
    public CompletionStage<Division> division(@Source Viewer viewer) {
        String code = viewer.divisionCode() == null ? null : DivisionCode.full(viewer.divisionCode());
        return batcher.load("Division", code, null, divisions::byCode);
    }
}
