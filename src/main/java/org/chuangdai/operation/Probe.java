package org.chuangdai.operation;

import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;
import io.vertx.pgclient.PgException;
import java.time.Duration;
import org.eclipse.microprofile.health.HealthCheckResponse;

/** Something that has to be well: asked at most once a second however many ask, and taken to be unwell when it does not say so in time. Says what is wrong by a code, never in the words of whoever failed. */
abstract class Probe implements AsyncHealthCheck {
    /** How long an answer is waited for. */
    static final Duration ANSWER_MAX = Duration.ofSeconds(2);
    /** How long an answer is given again. */
    static final Duration KEPT = Duration.ofSeconds(1);
    private final String name;
    private final Uni<HealthCheckResponse> answer;

    Probe(String name) {
        this.name = name;
        this.answer = Uni.createFrom().deferred(this::problem).ifNoItem().after(ANSWER_MAX).recoverWithItem("no answer within " + ANSWER_MAX.toMillis() + " ms")
                .onFailure().recoverWithItem(Probe::code).map(this::answer).memoize().forFixedDuration(KEPT);
    }

    /** For the proxies of CDI. */
    Probe() {
        this.name = null;
        this.answer = null;
    }

    /** What is wrong; empty when nothing is. */
    abstract Uni<String> problem();

    @Override
    public Uni<HealthCheckResponse> call() {
        return answer;
    }

    /** PostgreSQL's code, or the kind of failure: messages may hold addresses, users and values. */
    private static String code(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof PgException refused) {
                return "SQLSTATE " + refused.getSqlState();
            }
        }
        return failure.getClass().getSimpleName();
    }

    private HealthCheckResponse answer(String problem) {
        var response = HealthCheckResponse.named(name).status(problem.isEmpty());
        return problem.isEmpty() ? response.build() : response.withData("problem", problem).build();
    }
}
