package org.chuangdai.subsidy;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;

@Input("GrantSubsidyInput")
@Description("发放补贴 · Grants a subsidy to one or to many: to all of them, or to none.")
public class GrantSubsidyInput {
    /** Payees of one command. */
    static final int PAYEES_MAX = 1_000;
    @NonNull
    @Description("幂等键 · Chosen by the client: the same key with the same input is carried out once.")
    public String idempotencyKey;
    @Size(max = 64)
    @Description("补贴项目代码；免申即享必填 · Code of the programme; needed without application.")
    public String programme;
    @Description("补贴类型；无项目时必填 · Kind; needed without a programme.")
    public SubsidyKind kind;
    @Description("收款对象类型；无项目时必填 · Whom it pays; needed without a programme.")
    public PayeeKind payeeKind;
    @Description("所属区划；不填则为项目区划 · Division it is booked under; the programme's when missing.")
    public String division;
    @NonNull
    @Description("补贴方式 · How the grant comes about.")
    public GrantMode mode;
    @NonNull
    @Description("发放日期，不晚于今天 · Day of payment, not in the future; rules are judged on this day.")
    public LocalDate paidOn;
    @Size(max = 200)
    @Description("文号 · Number of the document.")
    public String documentNo;
    @Size(max = 2000)
    @Description("意见 · Opinion.")
    public String opinion;
    @NonNull
    @Size(min = 1, max = PAYEES_MAX)
    @Description("收款对象，至多1000 · Who is paid, at most 1,000.")
    public List<@Valid GrantPayeeInput> payees;

    /** What tells one input from another. */
    List<?> values() {
        return Arrays.asList(programme, kind, payeeKind, division, mode, paidOn, documentNo, opinion, payees);
    }
}
