package org.chuangdai.repayment;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import io.smallrye.mutiny.Uni;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.LocalDate;

/** A posting as commands write it: once, and never again. Money in yuan. */
@Entity
@Table(name = "repayment")
public class Posting extends PanacheEntityBase {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    public Long id;
    @Column(name = "bank_serial_no", updatable = false)
    public String bankSerialNo;
    @Column(name = "loan_id", updatable = false)
    public long loanId;
    @Enumerated(EnumType.STRING)
    @Column(updatable = false)
    public RepaymentKind kind;
    /** The kind whose sum the posting enters: its own, or that of the posting it reverses. */
    @Enumerated(EnumType.STRING)
    @Column(name = "posted_as", updatable = false)
    public RepaymentKind postedAs;
    @Column(name = "paid_on", updatable = false)
    public LocalDate paidOn;
    @Column(updatable = false)
    public BigDecimal principal;
    @Column(updatable = false)
    public BigDecimal interest;
    @Column(updatable = false)
    public BigDecimal penalty;
    @Column(name = "reversal_of", updatable = false)
    public Long reversalOf;
    @Column(updatable = false)
    public String reason;
    /** Of a compensation: what the guarantee fund pays; null is all of it. Of a recovery the database sets it. */
    @Column(name = "fund_share", updatable = false)
    public BigDecimal fundShare;
    @Column(name = "posted_by", updatable = false)
    public String postedBy;

    static Uni<Posting> bySerialNo(String bankSerialNo) {
        return registered("bankSerialNo", bankSerialNo);
    }

    static Uni<Posting> reversing(long id) {
        return registered("reversalOf", id);
    }

    /** What is unique of a posting is looked up in the register, which knows its year. */
    private static Uni<Posting> registered(String column, Object value) {
        return RegisterEntry.<RegisterEntry>find(column, value).firstResult()
                .flatMap(entry -> entry == null ? Uni.createFrom().nullItem() : find("id = ?1 and paidOn = ?2", entry.id, entry.paidOn).firstResult());
    }

    /** Whether the other one asks for this again: the same figures to the same loan on the same day. A principal that is not asked for follows from the loan. */
    boolean isAskedAgainBy(Posting other) {
        return loanId == other.loanId && kind == other.kind && paidOn.equals(other.paidOn)
                && (other.principal == null || principal.compareTo(other.principal) == 0) && interest.compareTo(other.interest) == 0 && penalty.compareTo(other.penalty) == 0;
    }

    /** A posting still without figures. */
    public static Posting of(long loanId, RepaymentKind kind, String bankSerialNo, LocalDate paidOn) {
        Posting posting = new Posting();
        posting.loanId = loanId;
        posting.kind = kind;
        posting.postedAs = kind;
        posting.bankSerialNo = bankSerialNo;
        posting.paidOn = paidOn;
        posting.interest = BigDecimal.ZERO;
        posting.penalty = BigDecimal.ZERO;
        return posting;
    }

    /** The posting that takes this one back. */
    Posting reversal(String serialNo, LocalDate day, String why) {
        Posting reversal = of(loanId, RepaymentKind.REVERSAL, serialNo, day);
        reversal.postedAs = kind;
        reversal.principal = principal;
        reversal.interest = interest;
        reversal.penalty = penalty;
        reversal.reversalOf = id;
        reversal.reason = why;
        reversal.fundShare = fundShare;
        return reversal;
    }
}
