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
import org.chuangdai.command.Transaction;
import org.chuangdai.graphql.ErrorCode;
import org.chuangdai.graphql.Refusal;
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
    public Uni<Loan> hold(Transaction transaction, String contractNo) {
        return Loan.hold(contractNo).call(loan -> requireHeld(transaction, loan));
    }

    public Uni<Loan> hold(Transaction transaction, long id) {
        return Loan.hold(id).call(loan -> requireHeld(transaction, loan));
    }

    /** Whether a loan is in sight of the command. */
    public static Uni<Boolean> sees(Transaction transaction, long loanId) {
        return transaction.sees(Sql.of("from loan l where l.id = ?", loanId), LoanRecords.REACH);
    }

    /** FORBIDDEN unless the caller has one of these roles: for commands where the role depends on the loan. */
    public void requireRole(Set<String> roles) {
        current.caller().requireAny(roles);
    }

    /** FORBIDDEN unless a loan on these terms, of this borrower and bank, is in sight of the command; nobody learns whether what it names exists. */
    Uni<Void> requireInSight(Transaction transaction, String division, Long bankId, Long borrowerId, GuaranteeMethod guarantee) {
        return transaction.sees(Sql.of("from (values (?::text, ?::bigint, ?::bigint, ?::text)) l (division, bank_id, borrower_id, guarantee) where true",
                division, bankId, borrowerId, guarantee.name()), LoanRecords.REACH).invoke(seen -> requireSeen(transaction, seen)).replaceWithVoid();
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

    private static Uni<Void> requireHeld(Transaction transaction, Loan loan) {
        if (loan != null && transaction.sight().covers(loan.division)) {
            return Uni.createFrom().voidItem();
        }
        Uni<Boolean> seen = loan == null ? Uni.createFrom().item(false) : sees(transaction, loan.id);
        return seen.invoke(found -> requireSeen(transaction, found)).replaceWithVoid();
    }

    private static void requireSeen(Transaction transaction, boolean seen) {
        if (!seen && transaction.sight().coversEverything()) {
            throw new Rejection("UNKNOWN_CONTRACT", "contractNo", "没有该合同编号的贷款。", "There is no loan with this contract number.");
        }
        if (!seen) {
            throw new Refusal(ErrorCode.FORBIDDEN, "该贷款不在您的权限范围内。", "This loan is not within your sight.");
        }
    }
}
