package org.chuangdai.base;

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
import java.time.LocalDate;
import org.chuangdai.command.Rejection;
import org.hibernate.annotations.DynamicUpdate;

/** A base as commands see it: its standing and the steps that the standing allows. */
@Entity
@DynamicUpdate
@Table(name = "incubation_base")
public class Base extends PanacheEntityBase {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    public Long id;
    public String code;
    public String division;
    @Enumerated(EnumType.STRING)
    public BaseLevel level;
    public boolean demonstration;
    @Enumerated(EnumType.STRING)
    public BaseStatus status;
    public Integer workstations;
    @Column(name = "accredited_on")
    public LocalDate accreditedOn;
    @Column(name = "valid_until")
    public LocalDate validUntil;

    /** The base, held against other commands until the transaction ends; null when there is none. */
    static Uni<Base> hold(String code) {
        return find("code", code).withLock(LockModeType.PESSIMISTIC_WRITE).firstResult();
    }

    /** The state on a day: an accreditation expires by the calendar. */
    public BaseStatus statusOn(LocalDate today) {
        return status == BaseStatus.ACCREDITED && validUntil != null && validUntil.isBefore(today) ? BaseStatus.EXPIRED : status;
    }

    /** Rejects a step that the state does not allow, with ILLEGAL_TRANSITION. */
    void require(BaseStep step, LocalDate today) {
        BaseStatus now = statusOn(today);
        if (!step.isAllowedFrom(now)) {
            throw new Rejection("ILLEGAL_TRANSITION", null, "基地状态为“%s”（%s），不能%s（%s）。", "The base is %2$s; %4$s is not possible in this state.",
                    now.label(), now.name(), step.label(), step.name());
        }
    }

    /** Rejects with BASE_NOT_ACCREDITED a command that only an accredited base may have. */
    void requireAccredited(LocalDate today) {
        BaseStatus now = statusOn(today);
        if (now != BaseStatus.ACCREDITED) {
            throw new Rejection("BASE_NOT_ACCREDITED", "base", "基地状态为“%s”（%s），须为已认定。", "The base is %2$s; it has to be ACCREDITED.", now.label(), now.name());
        }
    }
}
