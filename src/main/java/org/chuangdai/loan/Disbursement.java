package org.chuangdai.loan;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.chuangdai.sql.Cells;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.NonNull;

/** Money paid out to the borrower. A loan that was imported has one disbursement, which is the loan itself and has no serial number. */
@Description("放款 · Disbursement of a loan, or of a part of it.")
public record Disbursement(
        @Ignore long loanKey,
        @Description("银行流水号 · Serial number that the bank gave; none for imported loans.") String bankSerialNo,
        @NonNull @Description("放款日期 · Day of disbursement.") LocalDate disbursedOn,
        @NonNull @Description("金额（元） · Amount.") BigDecimal amount) {

    static final String SOURCE = """
            (select d.loan_id, d.id, d.bank_serial_no, d.disbursed_on, d.amount from disbursement d
             union all
             select i.id, i.id, null, i.disbursed_on, i.amount from loan i where i.stages is null and i.disbursed_on is not null) d""";
    static final String COLUMNS = "d.loan_id, d.bank_serial_no, d.disbursed_on, d.amount";

    Disbursement(Cells cells) {
        this(cells.id(), cells.text(), cells.date(), cells.money());
    }
}
