package org.chuangdai.graphql;

import io.smallrye.graphql.api.Subscription;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.pgclient.PgException;
import jakarta.validation.constraints.Pattern;
import java.math.BigDecimal;
import java.net.ConnectException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.eclipse.microprofile.graphql.Type;

/** Fields that exist in tests only, all named edgeTest…: they fail, count and echo on demand. */
@GraphQLApi
public class EdgeTestApi {
    static final String SECRET = "secret of citizen 110101199003070134";
    static final AtomicInteger TOUCHES = new AtomicInteger();
    static final AtomicInteger COUNTS = new AtomicInteger();

    /** What there are pages of. */
    public record EdgeTestThing(@NonNull String name) {
        @NonNull
        public List<@NonNull EdgeTestThing> getParts() {
            return List.of(new EdgeTestThing(name + "/1"));
        }

        @NonNull
        public EdgeTestThingConnection getNext() {
            return new EdgeTestThingConnection();
        }
    }

    @Type("EdgeTestThingConnection")
    public static class EdgeTestThingConnection extends Connection<EdgeTestThing> {
        EdgeTestThingConnection() {
            super(new Page<>(List.of(new Edge<>("cursor", new EdgeTestThing("thing"))), new PageInfo(false, false, "cursor", "cursor")),
                    () -> Uni.createFrom().item(COUNTS.incrementAndGet()));
        }
    }

    @Mutation
    @NonNull
    public Uni<Integer> edgeTestTouch() {
        return Uni.createFrom().item(TOUCHES::incrementAndGet);
    }

    @Query
    @NonNull
    public EdgeTestThingConnection edgeTestThings(Integer first, String after, Integer last, String before) {
        return new EdgeTestThingConnection();
    }

    @Query
    public BigDecimal edgeTestDecimal(BigDecimal value) {
        return value;
    }

    @Query
    public LocalDate edgeTestDate(LocalDate value) {
        return value;
    }

    @Query
    public Integer edgeTestInt(Integer value) {
        return value;
    }

    @Query
    public String edgeTestText(@Pattern(regexp = "[a-z]+", message = "letters only") String value) {
        return value;
    }

    @Query
    @NonNull
    public String edgeTestNull() {
        return null;
    }

    @Query
    public Uni<String> edgeTestThrows(String what) {
        throw failure(what);
    }

    @Query
    public Uni<String> edgeTestFails(String what) {
        return Uni.createFrom().failure(failure(what));
    }

    /** Answers after so long. */
    @Query
    public Uni<Integer> edgeTestWaits(Integer milliseconds) {
        return Uni.createFrom().item(milliseconds).onItem().delayIt().by(Duration.ofMillis(milliseconds));
    }

    static RuntimeException failure(String what) {
        return switch (what) {
            case "refusal" -> new Refusal(ErrorCode.CONFLICT, "已有%s笔", "%s there already", 2);
            case "timeout" -> new PgException("canceling statement", "ERROR", "57014", null);
            case "full" -> new PgException("too many connections", "FATAL", "53300", null);
            case "disk" -> new PgException("could not extend file", "ERROR", "53100", null);
            case "standby" -> new PgException("cannot execute INSERT in a read-only transaction", "ERROR", "25006", null);
            case "unreachable" -> new IllegalStateException(new ConnectException("refused"));
            default -> new IllegalStateException(SECRET);
        };
    }

    /** As fast as they are asked for. */
    @Subscription
    @NonNull
    public Multi<EdgeTestThing> edgeTestStream(Integer count, Integer size) {
        return Multi.createFrom().range(0, count).map(number -> new EdgeTestThing(number + "x".repeat(size)));
    }

    @Subscription
    @NonNull
    public Multi<EdgeTestThing> edgeTestStreamFails(String what) {
        return Multi.createFrom().failure(failure(what));
    }

    /** Nothing, for ever. */
    @Subscription
    @NonNull
    public Multi<EdgeTestThing> edgeTestSilence() {
        return Multi.createFrom().nothing();
    }
}
