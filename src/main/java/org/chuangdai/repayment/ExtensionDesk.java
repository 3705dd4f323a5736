package org.chuangdai.repayment;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import org.chuangdai.CalendarClock;
import org.chuangdai.command.Commands;
import org.chuangdai.command.Rejection;
import org.chuangdai.command.Transaction;
import org.chuangdai.loan.Loan;
import org.chuangdai.loan.LoanCase;
import org.chuangdai.loan.LoanEventEntry;
import org.chuangdai.loan.LoanStatus;
import org.chuangdai.loan.LoanStep;

/**
 * Extends loans (展期): once, not while overdue, agreed before maturity, by no more than the policy's months (12 under 银发〔2016〕202号).
 * What falls due after the agreement is planned anew up to the new maturity; there is no interest subsidy from that day on.
 */
@ApplicationScoped
class ExtensionDesk {
    private static final Set<String> ROLES = Set.of("bank");
    /** Where no policy says: what 银发〔2016〕202号 allows. */
    private static final int MONTHS_MAX_DEFAULT = 12;
    private final Commands commands;
    private final LoanCase loans;
    private final Journal journal;
    private final GuaranteeTerms terms;
    private final CalendarClock clock;

    ExtensionDesk(Commands commands, LoanCase loans, Journal journal, GuaranteeTerms terms, CalendarClock clock) {
        this.commands = commands;
        this.loans = loans;
        this.journal = journal;
        this.terms = terms;
        this.clock = clock;
    }

    /** Answers the loan's id. */
    Uni<Commands.Outcome> extend(ExtendLoanInput input) {
        return commands.run(ROLES, "extendLoan", input.idempotencyKey, input.values(), transaction -> loans.hold(transaction, input.contractNo).flatMap(loan -> {
            loan.require(LoanStep.EXTEND, clock.today());
            journal.checkDay(loan, "agreedOn", input.agreedOn);
            if (!input.agreedOn.isBefore(loan.maturesOn)) {
                throw new Rejection("AFTER_MATURITY", "agreedOn", "展期须在到期日%s之前约定。", "An extension is agreed before maturity on %s.", loan.maturesOn);
            }
            return terms.of(transaction, loan).flatMap(policy -> {
                int longest = policy.extensionMonthsMax() == null ? MONTHS_MAX_DEFAULT : policy.extensionMonthsMax();
                if (input.months > longest) {
                    throw new Rejection("EXTENSION_TOO_LONG", "months", "展期最长%s个月。", "An extension is at most %s months.", longest);
                }
                return extend(transaction, loan, input);
            });
        }));
    }

    private Uni<Long> extend(Transaction transaction, Loan loan, ExtendLoanInput input) {
        LoanEventEntry entry = loans.entry(loan, LoanStep.EXTEND, input.opinion);
        entry.toStatus = LoanStatus.EXTENDED;
        entry.amount = loan.balance;
        LocalDate maturity = loan.disbursedOn.plusMonths(months(loan.disbursedOn, loan.maturesOn) + input.months);
        return RepaymentPlan.of(transaction, loan.id).flatMap(lines -> {
            loan.extendedOn = input.agreedOn;
            loan.extendedUntil = maturity;
            loan.maturesOn = maturity;
            List<Schedule.Line> kept = lines.stream().filter(line -> !line.dueOn().isAfter(input.agreedOn)).toList();
            return RepaymentPlan.replace(transaction, loan.id, plan(loan, kept, maturity));
        }).chain(() -> entry.persist()).replaceWith(loan.id);
    }

    /** The plan up to the new maturity; months are counted from the disbursement, so that a loan of the 31st falls due on the 31st again after February. */
    private static List<Schedule.Line> plan(Loan loan, List<Schedule.Line> kept, LocalDate maturity) {
        LocalDate from = kept.isEmpty() ? loan.disbursedOn : kept.get(kept.size() - 1).dueOn();
        return Schedule.continued(kept, loan.amount, loan.annualRate, months(from, maturity), loan.repaymentMethod, from).stream()
                .map(line -> line.number() <= kept.size() ? line : new Schedule.Line(line.number(), loan.disbursedOn.plusMonths(months(loan.disbursedOn, line.dueOn())),
                        line.principal(), line.interest(), line.cumulativePrincipal())).toList();
    }

    private static int months(LocalDate from, LocalDate until) {
        return (int) ChronoUnit.MONTHS.between(YearMonth.from(from), YearMonth.from(until));
    }
}
