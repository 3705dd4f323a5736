package org.chuangdai.loan;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
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
import java.time.OffsetDateTime;

/** A step of a loan as commands record it: once, and never again. */
@Entity
@Table(name = "loan_event")
public class LoanEventEntry extends PanacheEntityBase {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    public Long id;
    @Column(name = "loan_id")
    public long loanId;
    @Enumerated(EnumType.STRING)
    public LoanStep event;
    @Enumerated(EnumType.STRING)
    public ReviewStage stage;
    @Enumerated(EnumType.STRING)
    @Column(name = "from_status")
    public LoanStatus fromStatus;
    @Enumerated(EnumType.STRING)
    @Column(name = "to_status")
    public LoanStatus toStatus;
    public String actor;
    public String organisation;
    public String opinion;
    @Enumerated(EnumType.STRING)
    public DiligenceMode diligence;
    /** Yuan, of steps that concern money. */
    public BigDecimal amount;
    /** The resolution of a joint meeting that the step rests on. */
    @Column(name = "resolution_id")
    public Long resolutionId;
    /** Since when the stage was open, and by when it was to be done. */
    public OffsetDateTime since;
    @Column(name = "due_on")
    public LocalDate dueOn;
    @Column(name = "occurred_on")
    public LocalDate occurredOn;
}
