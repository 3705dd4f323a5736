package org.chuangdai.repayment;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.function.Supplier;
import org.chuangdai.CalendarClock;
import org.chuangdai.access.CurrentCaller;
import org.chuangdai.command.Rejection;
import org.chuangdai.command.Transaction;
import org.chuangdai.graphql.ErrorCode;
import org.chuangdai.graphql.Refusal;
import org.chuangdai.loan.Loan;
import org.chuangdai.loan.LoanCase;
import org.chuangdai.sql.Sql;

/** How commands post: a serial number once, on a day that can be, under the name of who posts. The loan is held by then. */
@ApplicationScoped
class Journal {
    private final CurrentCaller current;
    private final CalendarClock clock;

    Journal(CurrentCaller current, CalendarClock clock) {
        this.current = current;
        this.clock = clock;
    }

    /** The id of the posting with this serial number: of the one that is there, which must be the same (CONFLICT), or of what {@code first} posts. */
    Uni<Long> once(Posting asked, Supplier<Uni<Posting>> first) {
        return Posting.bySerialNo(asked.bankSerialNo).flatMap(known -> {
            if (known == null) {
                return first.get();
            }
            if (!known.isAskedAgainBy(asked)) {
                throw new Rejection("CONFLICT", "bankSerialNo", "流水号%s已登记，但内容不同；请核对，错账请先冲正。",
                        "Serial number %s is recorded with other figures; check it, and reverse a wrong posting first.", asked.bankSerialNo);
            }
            return Uni.createFrom().item(known);
        }).map(posting -> posting.id);
    }

    /** The posting with this serial number. To callers who do not see everything an unknown one is refused as if it were out of sight. */
    Uni<Posting> find(Transaction transaction, String bankSerialNo) {
        return Posting.bySerialNo(bankSerialNo).call(posting -> {
            if (posting == null && transaction.sight().coversEverything()) {
                throw new Rejection("UNKNOWN_REPAYMENT", "bankSerialNo", "没有流水号为%s的还款。", "There is no posting with serial number %s.", bankSerialNo);
            }
            Uni<Boolean> seen = posting == null ? Uni.createFrom().item(false) : LoanCase.sees(transaction, posting.loanId);
            return seen.invoke(found -> {
                if (!found) {
                    throw new Refusal(ErrorCode.FORBIDDEN, "该还款不在您的权限范围内。", "This posting is not within your sight.");
                }
            });
        });
    }

    Uni<Posting> write(Posting posting) {
        posting.postedBy = current.caller().name();
        return posting.persist();
    }

    /** FUTURE_DATE or BEFORE_DISBURSEMENT unless something can have happened to the loan on this day. */
    void checkDay(Loan loan, String field, LocalDate day) {
        if (day.isAfter(clock.today())) {
            throw new Rejection("FUTURE_DATE", field, "日期%s晚于今天。", "%s lies in the future.", day);
        }
        if (day.isBefore(loan.disbursedOn)) {
            throw new Rejection("BEFORE_DISBURSEMENT", field, "日期早于放款日期%s。", "The day is before the disbursement on %s.", loan.disbursedOn);
        }
    }

    /** Derives the loan's stored figures and state anew, after a change that is no posting; every posting does so itself. */
    static Uni<Integer> refreshFigures(Transaction transaction, long loanId) {
        return transaction.execute(Sql.of("select refresh_loan_figures(array[?::bigint])", loanId));
    }
}
