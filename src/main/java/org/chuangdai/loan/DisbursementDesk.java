package org.chuangdai.loan;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.chuangdai.CalendarClock;
import org.chuangdai.command.Commands;
import org.chuangdai.command.Rejection;
import org.chuangdai.command.Transaction;
import org.chuangdai.repayment.Posting;
import org.chuangdai.repayment.RepaymentKind;
import org.chuangdai.repayment.RepaymentPlan;
import org.chuangdai.repayment.Schedule;
import org.chuangdai.sql.Sql;

/**
 * Pays signed loans out, at once or in parts. The first part starts the loan's term and its schedule; each later one plans anew what falls due
 * behind it. The first part of a renewal pays off the renewed loan, as a posting of its own on that loan.
 */
@ApplicationScoped
class DisbursementDesk {
    /** Behind the disbursement's serial number: the posting that it makes on the renewed loan. */
    private static final String RENEWAL_SUFFIX = "-XD";
    private final Commands commands;
    private final LoanCase loans;
    private final CalendarClock clock;

    DisbursementDesk(Commands commands, LoanCase loans, CalendarClock clock) {
        this.commands = commands;
        this.loans = loans;
        this.clock = clock;
    }

    /** Answers the loan's id. */
    Uni<Commands.Outcome> disburse(DisburseLoanInput input) {
        return commands.run(Set.of("bank"), "disburseLoan", input.idempotencyKey, input.values(), transaction -> loans.hold(transaction, input.contractNo)
                .flatMap(loan -> isRecorded(transaction, loan, input).flatMap(recorded -> recorded ? Uni.createFrom().item(loan.id)
                        : latest(transaction, loan).flatMap(latest -> pay(transaction, loan, input, latest)))));
    }

    /** Whether the serial number is recorded with these figures; CONFLICT with others. */
    private static Uni<Boolean> isRecorded(Transaction transaction, Loan loan, DisburseLoanInput input) {
        return transaction.first(Sql.of("select loan_id = ? and amount = ? and disbursed_on = ? from disbursement where bank_serial_no = ?",
                loan.id, input.amount, input.disbursedOn, input.bankSerialNo), cells -> cells.flag()).map(same -> {
                    if (Boolean.FALSE.equals(same)) {
                        throw new Rejection("CONFLICT", "bankSerialNo", "流水号%s已登记，但内容不同；请核对。", "Serial number %s is recorded with other figures; check it.", input.bankSerialNo);
                    }
                    return same != null;
                });
    }

    /** The day before which nothing more is paid out: that of the last part, at first that of signing. */
    private static Uni<LocalDate> latest(Transaction transaction, Loan loan) {
        return transaction.first(Sql.of("select max(disbursed_on) from disbursement where loan_id = ?", loan.id), cells -> cells.date())
                .map(day -> day == null ? loan.signedOn : day);
    }

    private Uni<Long> pay(Transaction transaction, Loan loan, DisburseLoanInput input, LocalDate latest) {
        loan.require(LoanStep.DISBURSE, clock.today());
        boolean first = loan.disbursedOn == null;
        BigDecimal left = loan.contractAmount == null ? BigDecimal.ZERO : first ? loan.contractAmount : loan.contractAmount.subtract(loan.amount);
        if (input.amount.compareTo(left) > 0) {
            throw new Rejection("ABOVE_CONTRACT", "amount", "合同尚可放款%s元。", "%s yuan of the contract are left.", left.toPlainString());
        }
        ContractDesk.requireBetween(clock.today(), "disbursedOn", input.disbursedOn, latest, first ? "BEFORE_SIGNING" : "BEFORE_LAST_PART",
                first ? "签约日期" : "上次放款日期", first ? "signing" : "last part");
        if (!first && !input.disbursedOn.isBefore(loan.maturesOn)) {
            throw new Rejection("AFTER_MATURITY", "disbursedOn", "贷款已于%s到期，不能再放款。", "The loan matured on %s; nothing more is paid out.", loan.maturesOn);
        }
        LoanEventEntry entry = loans.entry(loan, LoanStep.DISBURSE, null);
        entry.toStatus = LoanStatus.ACTIVE;
        entry.amount = input.amount;
        entry.occurredOn = input.disbursedOn;
        Uni<Void> planned = first ? start(transaction, loan, input, entry.actor) : draw(transaction, loan, input);
        return planned.chain(() -> transaction.execute(Sql.of("insert into disbursement (loan_id, bank_serial_no, disbursed_on, amount) values (?, ?, ?, ?)",
                        loan.id, input.bankSerialNo, input.disbursedOn, input.amount)))
                .chain(() -> entry.persist())
                .replaceWith(loan.id);
    }

    private Uni<Void> start(Transaction transaction, Loan loan, DisburseLoanInput input, String actor) {
        loan.amount = input.amount.setScale(2);
        loan.disbursedOn = input.disbursedOn;
        loan.maturesOn = input.disbursedOn.plusMonths(loan.termMonths);
        loan.status = LoanStatus.ACTIVE;
        List<Schedule.Line> lines = Schedule.of(loan.amount, loan.annualRate, loan.termMonths, loan.repaymentMethod, loan.disbursedOn);
        return RepaymentPlan.replace(transaction, loan.id, lines).chain(() -> payOff(transaction, loan, input, actor));
    }

    private static Uni<Void> draw(Transaction transaction, Loan loan, DisburseLoanInput input) {
        return RepaymentPlan.of(transaction, loan.id).flatMap(lines -> {
            loan.amount = loan.amount.add(input.amount.setScale(2));
            loan.inParts = true;
            return RepaymentPlan.replace(transaction, loan.id, Schedule.drawn(lines, input.amount.setScale(2), input.disbursedOn, loan.annualRate, loan.termMonths,
                    loan.repaymentMethod, loan.disbursedOn));
        });
    }

    /** The renewed loan's balance is repaid out of the renewal (无还本续贷): a posting of kind EARLY under the disbursement's serial number and a suffix. */
    private Uni<Void> payOff(Transaction transaction, Loan loan, DisburseLoanInput input, String actor) {
        if (loan.renewalOf == null) {
            return Uni.createFrom().voidItem();
        }
        return loans.hold(transaction, loan.renewalOf).flatMap(old -> {
            if (old.status == LoanStatus.SETTLED) {
                return Uni.createFrom().voidItem();
            }
            old.require(LoanStep.REPAY, clock.today());
            ApplicationDesk.requireCovers(input.amount, old.balance, "amount");
            Posting posting = Posting.of(old.id, RepaymentKind.EARLY, input.bankSerialNo + RENEWAL_SUFFIX, input.disbursedOn);
            posting.principal = old.balance;
            posting.postedBy = actor;
            posting.reason = "无还本续贷，由" + loan.contractNo + "结清";
            return posting.persist().replaceWithVoid();
        });
    }
}
