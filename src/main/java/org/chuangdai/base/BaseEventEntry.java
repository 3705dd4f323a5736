package org.chuangdai.base;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.LocalDate;

/** A step of a base's standing as commands record it: once, and never again. */
@Entity
@Table(name = "base_event")
public class BaseEventEntry extends PanacheEntityBase {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    public Long id;
    @Column(name = "base_id")
    public long baseId;
    @Enumerated(EnumType.STRING)
    public BaseStep step;
    @Enumerated(EnumType.STRING)
    @Column(name = "from_status")
    public BaseStatus fromStatus;
    @Enumerated(EnumType.STRING)
    @Column(name = "to_status")
    public BaseStatus toStatus;
    @Enumerated(EnumType.STRING)
    @Column(name = "from_level")
    public BaseLevel fromLevel;
    @Enumerated(EnumType.STRING)
    @Column(name = "to_level")
    public BaseLevel toLevel;
    @Column(name = "from_demonstration")
    public boolean fromDemonstration;
    @Column(name = "to_demonstration")
    public boolean toDemonstration;
    @Enumerated(EnumType.STRING)
    public RevocationReason reason;
    @Column(name = "document_no")
    public String documentNo;
    public String opinion;
    public String actor;
    public String organisation;
    @Column(name = "occurred_on")
    public LocalDate occurredOn;
}
