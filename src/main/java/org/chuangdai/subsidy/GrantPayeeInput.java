package org.chuangdai.subsidy;

import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import org.chuangdai.entrepreneur.BorrowerGroup;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;

@Input("GrantPayeeInput")
@Description("收款对象 · One who is paid.")
public class GrantPayeeInput {
    @NonNull
    @NotBlank
    @Size(max = 100)
    @Description("全局标识，或身份证号、统一社会信用代码、基地代码 · Global id, or identity number, credit code or base code.")
    public String payee;
    @Positive
    @Digits(integer = 16, fraction = 2)
    @Description("金额（元）；不填则按项目标准 · Amount in yuan; by the programme's rule when missing.")
    public BigDecimal amount;
    @Positive
    @Digits(integer = 16, fraction = 2)
    @Description("实际费用（元），用于按比例补贴 · Actual cost in yuan, for programmes that pay a share of it.")
    public BigDecimal cost;
    @Size(min = 1, max = 64)
    @Description("补贴编号；不填则自动编号 · Reference number; given by the service when missing.")
    public String reference;
    @Description("人群 · Borrower group on whose account it is paid; by the programme when missing.")
    public BorrowerGroup group;

    @Override
    public String toString() {
        return Arrays.asList(payee, plain(amount), plain(cost), reference, group).toString();
    }

    static String plain(BigDecimal money) {
        return money == null ? null : money.setScale(2, RoundingMode.UNNECESSARY).toPlainString();
    }
}
