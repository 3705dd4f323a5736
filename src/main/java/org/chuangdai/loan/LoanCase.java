package org.chuangdai.loan;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import org.chuangdai.CalendarClock;
import org.chuangdai.access.Caller;
import org.chuangdai.access.CurrentCaller;
import org.chuangdai.command.Commands;
import org.chuangdai.command.Rejection;
import org.chuangdai.graphql.ErrorCode;
import org.chuangdai.graphql.Refusal;
import org.chuangdai.sql.Cells;
import org.chuangdai.sql.Queries;
import org.chuangdai.sql.Sql;

/** What every command on a loan starts and ends with: the loan held and in sight, and the step recorded with who took it. */
@ApplicationScoped
public class LoanCase {
    private final LoanRecords records;
    private final CurrentCaller current;
    private final CalendarClock clock;

    LoanCase(LoanRecords records, CurrentCaller current, CalendarClock clock) {
        this.records = records;
        this.current = current;
        this.clock = clock;
    }

    /** The loan, held against other commands until the transaction ends. Unknown and out of sight are refused alike, so that nobody learns what exists elsewhere. */
    public Uni<Loan> hold(String contractNo) {
        return Loan.hold(contractNo).invoke(this::requireInSight);
    }

    public Uni<Loan> hold(long id) {
        return Loan.hold(id).invoke(this::requireInSight);
    }

    /** FORBIDDEN unless the caller has one of these roles: for commands where the role depends on the loan. */
    public void requireRole(Set<String> roles) {
        current.caller().requireAny(roles);
    }

    /** FORBIDDEN when the caller acts for a bank and for another one than the loan's. */
    public Uni<Void> requireOwnBank(Queries queries, long bankId) {
        Caller caller = current.caller();
        if (caller.organisation() == null || !caller.roles().contains("bank")) {
            return Uni.createFrom().voidItem();
        }
        return queries.first(Sql.of("select code from bank where id = ?", bankId), Cells::text).invoke(code -> {
            if (!caller.organisation().equals(code)) {
                throw new Refusal(ErrorCode.FORBIDDEN, "该贷款不由贵行经办。", "This loan is another bank's.");
            }
        }).replaceWithVoid();
    }

    /** FORBIDDEN when a division of 12 digits is not in sight. */
    void requireInSight(String division) {
        current.requireInSight(division);
    }

    /** The record of a step that a rule takes by itself. */
    LoanEventEntry entryOfTheSystem(Loan loan, LoanStep step, String reason) {
        LoanEventEntry entry = entry(loan, step, reason);
        entry.actor = "系统 · system";
        entry.organisation = null;
        return entry;
    }

    /** Starts the record of a step from the state that the loan has now; the desk adds what the step knows and persists it. */
    public LoanEventEntry entry(Loan loan, LoanStep step, String opinion) {
        Caller caller = current.caller();
        LoanEventEntry entry = new LoanEventEntry();
        entry.loanId = loan.id == null ? 0 : loan.id;
        entry.event = step;
        entry.fromStatus = step == LoanStep.APPLY ? null : loan.statusOn(clock.today());
        entry.actor = caller.name();
        entry.organisation = caller.organisation();
        entry.opinion = opinion;
        entry.occurredOn = clock.today();
        return entry;
    }

    /** What a command answers whose result key is a loan's id. */
    public Uni<LoanPayload> payload(Commands.Outcome outcome) {
        return outcome.resultKey() == null ? Uni.createFrom().item(new LoanPayload(null, outcome.userErrors()))
                : records.listing().first(records.where(null, current.sight()).and("l.id = ?", outcome.resultKey())).map(loan -> new LoanPayload(loan, List.of()));
    }

    private void requireInSight(Loan loan) {
        if (loan != null && current.sight().covers(loan.division)) {
            return;
        }
        if (current.sight().coversEverything()) {
            throw new Rejection("UNKNOWN_CONTRACT", "contractNo", "没有该合同编号的贷款。", "There is no loan with this contract number.");
        }
        throw new Refusal(ErrorCode.FORBIDDEN, "该贷款不在您的权限范围内。", "This loan is not within your sight.");
    }
}
