package org.chuangdai.subsidy;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.chuangdai.entrepreneur.BorrowerGroup;
import org.chuangdai.graphql.Node;
import org.chuangdai.graphql.NodeId;
import org.chuangdai.sql.Cells;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.NonNull;

/** A subsidy or award that was paid (补贴、奖补): to exactly one base, start-up or entrepreneur. */
@Description("补贴、奖补 · Subsidy or award paid to one base, start-up or entrepreneur.")
public record Subsidy(
        @Ignore long key,
        @NonNull @Description("编号 · Reference number.") String reference,
        @NonNull @Description("类型 · Kind.") SubsidyKind kind,
        @Ignore String divisionCode,
        @Ignore Long baseKey,
        @Ignore Long startupKey,
        @Ignore Long entrepreneurKey,
        @Description("人群 · Borrower group on whose account it was paid.") BorrowerGroup group,
        @NonNull @Description("金额（元；电子创业券为张数） · Amount in yuan; of E_VOUCHER the number of vouchers.") BigDecimal amount,
        @NonNull @Description("发放日期 · Day of payment.") LocalDate paidOn,
        @Description("补贴方式 · How it was granted; null for imported ones.") GrantMode mode,
        @Ignore Long programmeKey) implements Node {
    static final String TYPE = "Subsidy";
    static final String COLUMNS = "s.id, s.reference, s.kind, s.division, s.base_id, s.startup_id, s.entrepreneur_id, s.borrower_group, s.amount, s.paid_on,"
            + " (select m.mode from subsidy_grant m where m.id = s.grant_id), s.programme_id";

    Subsidy(Cells cells) {
        this(cells.id(), cells.text(), cells.constant(SubsidyKind.class), cells.text(), cells.idOrNull(), cells.idOrNull(), cells.idOrNull(),
                cells.constant(BorrowerGroup.class), cells.money(), cells.date(), cells.constant(GrantMode.class), cells.idOrNull());
    }

    @NonNull
    @Description("收款对象类型 · Whether a base, a start-up or an entrepreneur was paid.")
    public PayeeKind getPayeeKind() {
        if (baseKey != null) {
            return PayeeKind.BASE;
        }
        return startupKey != null ? PayeeKind.STARTUP : PayeeKind.ENTREPRENEUR;
    }

    @Override
    @Id
    @NonNull
    public String getId() {
        return NodeId.of(TYPE, key);
    }
}
