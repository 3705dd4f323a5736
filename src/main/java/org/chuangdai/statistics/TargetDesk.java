package org.chuangdai.statistics;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import org.chuangdai.command.Commands;

/** Sets targets. */
@ApplicationScoped
class TargetDesk {
    private static final Set<String> ROLES = Set.of("admin");
    private final Commands commands;

    TargetDesk(Commands commands) {
        this.commands = commands;
    }

    Uni<Commands.Outcome> set(SetTargetInput input) {
        return commands.run(ROLES, "setTarget", input.idempotencyKey, input.values(), transaction -> {
            transaction.sight().require(input.division);
            return Targets.set(transaction, input.division, input.indicator, input.year, input.value, "division");
        });
    }
}
