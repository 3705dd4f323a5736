package org.chuangdai.policy;

import java.math.BigDecimal;
import java.util.List;
import org.chuangdai.entrepreneur.BorrowerGroup;
import org.chuangdai.loan.ApplicationChannel;
import org.chuangdai.loan.BorrowerKind;
import org.chuangdai.sql.Cells;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.NonNull;

/** A limit of a policy and its conditions. Money in yuan. */
@Description("贷款额度 · Limit of a loan, and under which conditions.")
public record PolicyLimit(
        @Ignore long versionKey,
        @NonNull @Description("依据 · Document that it comes from.") PolicySource source,
        @NonNull @Description("借款主体 · Who borrows.") BorrowerKind borrowerKind,
        @Description("限于这些人群 · Only for these groups.") List<@NonNull BorrowerGroup> groups,
        @Description("限于此申请渠道 · Only for applications that came in so.") ApplicationChannel channel,
        @Description("至少带动就业人数 · Jobs driven at least.") Integer jobsMin,
        @Description("须有此称号 · Honour that the borrower holds.") String honourTitle,
        @NonNull @Description("最高额度（元） · At most, in yuan.") BigDecimal amount,
        @Description("每名合伙人（元） · Per partner, in yuan.") BigDecimal perPartnerAmount,
        @Description("招用比例不足时每招用一人（元） · Per new hire when the hiring ratio is not met, in yuan.") BigDecimal perHireAmount) {
    static final String COLUMNS = "l.version_id, " + PolicySource.COLUMNS
            + ", l.borrower_kind, l.groups, l.channel, l.jobs_min, l.honour_title, l.amount, l.per_partner_amount, l.per_hire_amount";

    PolicyLimit(Cells cells) {
        this(cells.id(), new PolicySource(cells), cells.constant(BorrowerKind.class), cells.constants(BorrowerGroup.class), cells.constant(ApplicationChannel.class),
                cells.integer(), cells.text(), cells.money(), cells.money(), cells.money());
    }

    /** Whether it holds for everybody of its kind. */
    boolean isGeneral() {
        return groups == null && channel == null && jobsMin == null && honourTitle == null && perHireAmount == null;
    }
}
