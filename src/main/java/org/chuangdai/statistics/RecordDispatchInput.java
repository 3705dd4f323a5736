package org.chuangdai.statistics;

import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;

@Input("RecordDispatchInput")
@Description("调度 · A dispatch to take: the progress of a division and of those below it is kept as it stands.")
public class RecordDispatchInput {
    @NonNull
    @Description("幂等键 · Chosen by the client: the same key with the same input is carried out once.")
    public String idempotencyKey;
    @NonNull
    @Description("行政区划代码 · Division that dispatches.")
    public String division;
    @NonNull
    @Pattern(regexp = "[A-Z][A-Z0-9_]*")
    @Size(max = 64)
    @Description("指标代码，见indicators · Indicator code, see indicators.")
    public String indicator;
    @NonNull
    @Description("截止日期，如月末、季末 · As of, as the end of a month or quarter; its year names the target.")
    public LocalDate asOf;

    /** What tells one input from another. */
    List<?> values() {
        return List.of(division, indicator, asOf);
    }
}
