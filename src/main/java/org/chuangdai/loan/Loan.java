package org.chuangdai.loan;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import io.smallrye.mutiny.Uni;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.hibernate.annotations.Immutable;

/** A loan as commands see it. The database derives its figures from the postings; nothing here changes them. */
@Entity
@Immutable
@Table(name = "loan")
public class Loan extends PanacheEntityBase {
    @Id
    public long id;
    @Column(name = "contract_no")
    public String contractNo;
    public String division;
    @Column(name = "disbursed_on")
    public LocalDate disbursedOn;
    /** Yuan. */
    public BigDecimal balance;
    public String status;

    /** The loan, held against other commands until the transaction ends; null when there is none. */
    public static Uni<Loan> hold(String contractNo) {
        return find("contractNo", contractNo).withLock(LockModeType.PESSIMISTIC_WRITE).firstResult();
    }

    public static Uni<Loan> hold(long id) {
        return find("id", id).withLock(LockModeType.PESSIMISTIC_WRITE).firstResult();
    }
}
