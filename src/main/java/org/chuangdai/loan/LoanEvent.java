package org.chuangdai.loan;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.chuangdai.sql.Cells;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.NonNull;

/** Something that happened to a loan: a step of its workflow, or a posting of its ledger. Money in yuan. */
@Description("贷款历程 · One thing that happened to a loan: a step of its workflow, or a posting.")
public record LoanEvent(
        @Ignore long loanKey,
        @NonNull @Description("环节 · What happened.") LoanStep event,
        @Description("审核环节 · The stage of review that was decided.") ReviewStage stage,
        @Description("此前状态 · State before; null at application and for postings.") LoanStatus fromStatus,
        @Description("此后状态 · State that the step led to; null for postings, whose state the ledger gives.") LoanStatus status,
        @Description("经办人 · Who did it; 系统 where a rule did.") String actor,
        @Description("经办机构 · Code of the organisation that the actor belongs to.") String organisation,
        @Description("意见 · Opinion, or the reason given.") String opinion,
        @Description("尽职调查方式 · How due diligence was done.") DiligenceMode diligence,
        @Description("金额（元） · Amount that the step concerns; of a posting its principal.") BigDecimal amount,
        @Description("联席会议决议 · Code of the joint meeting's resolution that it rests on.") String resolution,
        @Description("环节开始时间 · Since when the stage had been open.") OffsetDateTime since,
        @Description("办结期限 · The day by which the stage was to be done.") LocalDate dueOn,
        @NonNull @Description("发生日期 · Day on which it happened, of postings the value date.") LocalDate occurredOn,
        @NonNull @Description("记录时间 · When it was recorded.") OffsetDateTime recordedAt) {

    /**
     * Steps and postings as one table {@code h}. A posting that a step of the same transaction stands for is not shown twice: both carry the
     * transaction's time.
     */
    static final String SOURCE = """
            (select e.loan_id, 0 as kind, e.id, e.event, e.stage, e.from_status, e.to_status, e.actor, e.organisation, e.opinion, e.diligence, e.amount,
                    m.code as resolution, e.since, e.due_on, e.occurred_on, e.recorded_at
             from loan_event e left join meeting_resolution m on m.id = e.resolution_id
             union all
             select p.loan_id, 1, p.id, p.step, null, null, null, p.posted_by, null, p.reason, null, p.principal, null, null, null, p.paid_on, p.recorded_at
             from (select r.*, case r.kind when 'COMPENSATION' then 'PAY_COMPENSATION' when 'RECOVERY' then 'RECOVER' when 'WRITE_OFF' then 'WRITE_OFF'
                                           when 'REVERSAL' then 'REVERSE' else 'REPAY' end as step from repayment r) p
             where not exists (select from loan_event e where e.loan_id = p.loan_id and e.event = p.step and e.recorded_at = p.recorded_at)) h""";
    static final String COLUMNS = """
            h.loan_id, h.event, h.stage, h.from_status, h.to_status, h.actor, h.organisation, h.opinion, h.diligence, h.amount, h.resolution, h.since, h.due_on,
            h.occurred_on, h.recorded_at""";
    static final String IN_ORDER = "h.recorded_at, h.kind, h.id";

    LoanEvent(Cells cells) {
        this(cells.id(), cells.constant(LoanStep.class), cells.constant(ReviewStage.class), cells.constant(LoanStatus.class), cells.constant(LoanStatus.class),
                cells.text(), cells.text(), cells.text(), cells.constant(DiligenceMode.class), cells.money(), cells.text(), cells.instant(), cells.date(), cells.date(),
                cells.instant());
    }
}
