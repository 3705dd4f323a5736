package org.chuangdai.policy;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.chuangdai.division.DivisionCode;
import org.chuangdai.sql.Queries;

/** What the policy of a place is: the face of this feature for others. */
@ApplicationScoped
public class Policies {

    /** A place and the days whose rules count there. */
    public record Asked(String division, LocalDate limitsOn, LocalDate on) {
    }

    /**
     * The policy of a place, resolved field by field: nearest division, then the latest version in force.
     *
     * @param queries  the command's transaction, or the database
     * @param division 2, 4, 6, 9 or 12 digits
     * @param limitsOn day of application, whose limits count
     * @param on       day of signing, which everything else is taken from
     */
    public Uni<LoanPolicy> resolve(Queries queries, String division, LocalDate limitsOn, LocalDate on) {
        String code = DivisionCode.full(division);
        return PolicyStore.book(queries, List.of(code)).map(book -> book.resolve(code, limitsOn, on));
    }

    /** The policies of these places (12 digits) as they were, and as they would be with some values changed. */
    public Uni<PolicyTrial> trial(Queries queries, List<String> divisions, PolicyChangesInput changes) {
        PolicyVersion assumed = changes.version();
        return PolicyStore.book(queries, divisions).flatMap(book -> Lpr.all(queries).map(quotes -> new PolicyTrial(book, book.assuming(assumed), quotes)));
    }

    /** Many at once, for the same few statements. */
    public Uni<Map<Asked, LoanPolicy>> resolve(Queries queries, List<Asked> asked) {
        return PolicyStore.book(queries, asked.stream().map(one -> DivisionCode.full(one.division())).distinct().toList()).map(book -> {
            Map<Asked, LoanPolicy> policies = new HashMap<>();
            asked.forEach(one -> policies.put(one, book.resolve(DivisionCode.full(one.division()), one.limitsOn(), one.on())));
            return policies;
        });
    }
}
