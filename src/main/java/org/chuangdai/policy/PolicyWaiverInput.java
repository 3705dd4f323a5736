package org.chuangdai.policy;

import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import org.chuangdai.base.BaseLevel;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;

@Input("PolicyWaiverInput")
@Description("免除反担保 · Case in which no counter-guarantee is asked.")
public class PolicyWaiverInput {
    @NonNull
    @Description("理由；批量担保不在此列 · Reason; a batch guarantee needs no policy.")
    public WaiverReason reason;
    @Positive
    @Digits(integer = 16, fraction = 2)
    @Description("限额（元），小额贷款必填 · Up to this amount of the loan, in yuan; needed with SMALL_AMOUNT.")
    public BigDecimal amountMax;
    @Description("荣誉级别不低于，荣誉必填 · Honour of this level or above; with HONOUR.")
    public BaseLevel honourLevel;
    @Size(min = 1, max = 100)
    @Description("称号，高层次人才必填 · Honour of this title; with TALENT.")
    public String honourTitle;

    boolean isComplete() {
        return reason != WaiverReason.BATCH_GUARANTEE && (reason != WaiverReason.SMALL_AMOUNT || amountMax != null)
                && (reason == WaiverReason.HONOUR) == (honourLevel != null) && (reason == WaiverReason.TALENT) == (honourTitle != null);
    }

    List<?> values() {
        return Arrays.asList(reason, PolicyLimitInput.plain(amountMax), honourLevel, honourTitle);
    }
}
