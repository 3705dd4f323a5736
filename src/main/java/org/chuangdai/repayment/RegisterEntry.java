package org.chuangdai.repayment;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.LocalDate;
import org.hibernate.annotations.Immutable;

/** A posting's row in the register, which the database writes with it: what is unique over all years, and the day by which the posting is found. */
@Entity
@Immutable
@Table(name = "repayment_register")
public class RegisterEntry extends PanacheEntityBase {
    @Id
    public Long id;
    @Column(name = "bank_serial_no")
    public String bankSerialNo;
    @Column(name = "paid_on")
    public LocalDate paidOn;
    @Column(name = "reversal_of")
    public Long reversalOf;
}
