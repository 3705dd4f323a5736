package org.chuangdai.loan;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import io.smallrye.mutiny.Uni;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.chuangdai.command.Rejection;
import org.chuangdai.entrepreneur.BorrowerGroup;
import org.chuangdai.policy.WaiverReason;
import org.hibernate.annotations.DynamicUpdate;

/**
 * A loan as commands see it: its state and the steps that the state allows. The figures of its ledger are the database's, derived from
 * the postings; commands read them and never write them. Money in yuan, rates in percent a year.
 */
@Entity
@DynamicUpdate
@Table(name = "loan")
public class Loan extends PanacheEntityBase {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    public Long id;
    @Column(name = "contract_no")
    public String contractNo;
    public String product;
    @Enumerated(EnumType.STRING)
    @Column(name = "borrower_kind")
    public BorrowerKind borrowerKind;
    @Column(name = "borrower_id")
    public long borrowerId;
    @Column(name = "startup_id")
    public Long startupId;
    @Column(name = "base_id")
    public Long baseId;
    public String division;
    @Column(name = "bank_id")
    public long bankId;
    /** Asked for, then approved, then disbursed so far. */
    public BigDecimal amount;
    @Column(name = "applied_amount")
    public BigDecimal appliedAmount;
    @Column(name = "contract_amount")
    public BigDecimal contractAmount;
    @Column(name = "term_months")
    public int termMonths;
    @Column(name = "annual_rate")
    public BigDecimal annualRate;
    @Enumerated(EnumType.STRING)
    @Column(name = "repayment_method")
    public RepaymentMethod repaymentMethod;
    @Enumerated(EnumType.STRING)
    public GuaranteeMethod guarantee;
    public int sequence;
    @Enumerated(EnumType.STRING)
    @Column(name = "borrower_group")
    public BorrowerGroup group;
    @Column(name = "jobs_driven")
    public int jobsDriven;
    public boolean agricultural;
    @Column(name = "poverty_related")
    public boolean povertyRelated;
    @Enumerated(EnumType.STRING)
    public ApplicationChannel channel;
    @Column(name = "green_channel")
    public boolean greenChannel;
    public String purpose;
    public Integer partners;
    @Column(name = "new_hires")
    public Integer newHires;
    @Column(name = "facts_source")
    public String factsSource;
    @Enumerated(EnumType.STRING)
    @Column(name = "waiver_reason")
    public WaiverReason waiverReason;
    @Column(name = "batch_guarantee_id")
    public Long batchGuaranteeId;
    @Column(name = "credit_community_id")
    public Long creditCommunityId;
    @Column(name = "renewal_of")
    public Long renewalOf;
    /** The order of review that the policy gave at application; null for imported loans. */
    public List<String> stages;
    @Enumerated(EnumType.STRING)
    public ReviewStage stage;
    @Column(name = "stage_since")
    public OffsetDateTime stageSince;
    @Column(name = "stage_due_on")
    public LocalDate stageDueOn;
    @Column(name = "applied_on")
    public LocalDate appliedOn;
    @Column(name = "approved_on")
    public LocalDate approvedOn;
    @Column(name = "signed_on")
    public LocalDate signedOn;
    @Column(name = "disbursed_on")
    public LocalDate disbursedOn;
    @Column(name = "matures_on")
    public LocalDate maturesOn;
    public BigDecimal lpr;
    @Column(name = "subsidised_amount")
    public BigDecimal subsidisedAmount;
    /** Percent a year that the treasury bears, by year of the loan; the last one goes on. */
    @Column(name = "subsidy_rates")
    public List<BigDecimal> subsidyRates;
    @Column(name = "in_parts")
    public boolean inParts;
    @Column(name = "extended_on")
    public LocalDate extendedOn;
    @Column(name = "extended_until")
    public LocalDate extendedUntil;
    @Column(name = "claimed_on")
    public LocalDate claimedOn;
    @Column(name = "claimed_amount")
    public BigDecimal claimedAmount;
    @Enumerated(EnumType.STRING)
    public LoanStatus status;
    @Column(insertable = false, updatable = false)
    public BigDecimal balance;
    @Column(name = "borrower_paid", insertable = false, updatable = false)
    public BigDecimal borrowerPaid;
    @Column(insertable = false, updatable = false)
    public BigDecimal compensated;
    @Column(insertable = false, updatable = false)
    public BigDecimal recovered;
    @Column(name = "written_off", insertable = false, updatable = false)
    public BigDecimal writtenOff;
    @Column(name = "next_due_on", insertable = false, updatable = false)
    public LocalDate nextDueOn;

    /** The loan, held against other commands until the transaction ends; null when there is none. */
    static Uni<Loan> hold(String contractNo) {
        return find("contractNo", contractNo).withLock(LockModeType.PESSIMISTIC_WRITE).firstResult();
    }

    static Uni<Loan> hold(long id) {
        return find("id", id).withLock(LockModeType.PESSIMISTIC_WRITE).firstResult();
    }

    /** The state on a day: overdue is what the calendar makes of a loan in repayment. */
    public LoanStatus statusOn(LocalDate today) {
        boolean inRepayment = status == LoanStatus.ACTIVE || status == LoanStatus.EXTENDED;
        return inRepayment && nextDueOn != null && nextDueOn.isBefore(today) ? LoanStatus.OVERDUE : status;
    }

    /** Rejects a step that the state does not allow, with ILLEGAL_TRANSITION. */
    public void require(LoanStep step, LocalDate today) {
        LoanStatus now = statusOn(today);
        if (!step.isAllowedFrom(now)) {
            throw new Rejection("ILLEGAL_TRANSITION", null, "贷款状态为“%s”（%s），不能%s（%s）。", "The loan is %2$s; %4$s is not possible in this state.",
                    now.label(), now.name(), step.label(), step.name());
        }
    }
}
