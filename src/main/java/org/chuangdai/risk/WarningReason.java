package org.chuangdai.risk;

import org.chuangdai.graphql.Message;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.NonNull;

/** One reason of a warning with its figure: days or a number, as its text says. */
@Description("预警原因 · One reason of a warning, with its figure.")
public record WarningReason(
        @NonNull @Description("原因 · Reason.") WarningCode code,
        @NonNull @Description("名称 · Its Chinese name.") String label,
        @Description("数值：天数或次数，含义见text · Its figure: days or a number, as text says.") int measure,
        @Ignore Message message) {

    static WarningReason of(WarningCode code, int measure) {
        return new WarningReason(code, code.label(), measure, code.text(measure));
    }
}
