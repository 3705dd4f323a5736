package org.chuangdai.repayment;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.chuangdai.graphql.Node;
import org.chuangdai.graphql.NodeId;
import org.chuangdai.sql.Cells;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.NonNull;

/** A posting of the ledger (还款): never changed; a mistake is reversed by a posting that names it. Money in yuan. */
@Description("还款 · Posting: a repayment, compensation, recovery, write-off, or the reversal of one.")
public record Repayment(
        @Ignore long key, @Ignore long loanKey, @Ignore Long reversalOfKey, @Ignore Long reversedByKey,
        @NonNull @Description("银行流水号 · Serial number that the bank gave.") String bankSerialNo,
        @NonNull @Description("类型 · Kind.") RepaymentKind kind,
        @NonNull @Description("还款日期 · Value date.") LocalDate paidOn,
        @NonNull @Description("本金（元） · Principal; a reversal repeats the figures it takes back.") BigDecimal principal,
        @NonNull @Description("利息（元） · Interest.") BigDecimal interest,
        @NonNull @Description("罚息（元） · Penalty.") BigDecimal penalty,
        @Description("原因 · Why it was posted by hand, as of a reversal.") String reason,
        @Description("基金承担（元） · Of a compensation what the guarantee fund paid, of a recovery what goes back to it; null of other kinds.") BigDecimal fundShare,
        @Description("登记人 · Who posted it; null for imported postings.") String postedBy,
        @NonNull @Description("记录时间 · When it was recorded.") OffsetDateTime recordedAt) implements Node {
    static final String COLUMNS = """
            r.id, r.loan_id, r.reversal_of, (select v.id from repayment_register v where v.reversal_of = r.id),
            r.bank_serial_no, r.kind, r.paid_on, r.principal, r.interest, r.penalty, r.reason,
            case when r.posted_as in ('COMPENSATION', 'RECOVERY') then
              coalesce(case when r.reversal_of is null then r.fund_share else (select o.fund_share from repayment o where o.id = r.reversal_of) end, r.principal) end,
            r.posted_by, r.recorded_at""";

    Repayment(Cells cells) {
        this(cells.id(), cells.id(), cells.idOrNull(), cells.idOrNull(), cells.text(), cells.constant(RepaymentKind.class), cells.date(),
                cells.money(), cells.money(), cells.money(), cells.text(), cells.money(), cells.text(), cells.instant());
    }

    @Description("银行承担（元） · The rest of a compensation, the bank's own loss, or of a recovery; null of other kinds.")
    public BigDecimal getBankShare() {
        return fundShare == null ? null : principal.subtract(fundShare);
    }

    @Override
    @Id
    @NonNull
    public String getId() {
        return NodeId.of("Repayment", key);
    }
}
