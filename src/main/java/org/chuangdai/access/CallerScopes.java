package org.chuangdai.access;

import io.quarkus.arc.Arc;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Function;
import org.chuangdai.graphql.Refusal;
import org.chuangdai.sql.RowScope;
import org.chuangdai.sql.RowScopes;

/** Statements that do not say whose rows they show are held to those of the caller. */
@ApplicationScoped
class CallerScopes implements RowScopes {
    private final CurrentCaller current;

    CallerScopes(CurrentCaller current) {
        this.current = current;
    }

    @Override
    public RowScope current() {
        return ofCaller(caller -> caller.sight().scope(), RowScope.NONE);
    }

    @Override
    public String asker() {
        return ofCaller(caller -> caller.subject() == null ? caller.name() : caller.subject(), null);
    }

    private <T> T ofCaller(Function<Caller, T> answer, T ofNobody) {
        try {
            return Arc.container().requestContext().isActive() ? answer.apply(current.caller()) : ofNobody;
        } catch (Refusal | IllegalStateException nobody) {
            // Upkeep has a context and no identity: what it asks for others it says itself.
            return ofNobody;
        }
    }
}
