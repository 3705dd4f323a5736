package org.chuangdai.graphql;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;

/** A REST endpoint of the tests that fails on demand. */
@Path("/edge-test/fails")
public class EdgeTestResource {

    @GET
    public Uni<String> fail(@QueryParam("what") String what) {
        return Uni.createFrom().failure(EdgeTestApi.failure(what));
    }
}
