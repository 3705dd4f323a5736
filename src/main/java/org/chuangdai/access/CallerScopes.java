package org.chuangdai.access;

import io.quarkus.arc.Arc;
import jakarta.enterprise.context.ApplicationScoped;
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
        try {
            return Arc.container().requestContext().isActive() ? current.sight().scope() : RowScope.NONE;
        } catch (Refusal | IllegalStateException nobody) {
            // Upkeep has a context and no identity: what it asks for others it says itself.
            return RowScope.NONE;
        }
    }
}
