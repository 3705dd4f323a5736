package org.chuangdai.base;

import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;

@Input("EndResidencyInput")
@Description("出园 · Ends the stay of a start-up in a base.")
public class EndResidencyInput {
    @NonNull
    @Description("幂等键 · Chosen by the client: the same key with the same input is carried out once.")
    public String idempotencyKey;
    @NonNull
    @Description("基地代码 · Code of the base.")
    public String base;
    @NonNull
    @Description("统一社会信用代码 · Credit code of the start-up.")
    public String startup;
    @NonNull
    @Description("出园方式 · How it leaves.")
    public ResidencyExit exit;
    @NonNull
    @Description("出园日期 · Day it leaves, not in the future.")
    public LocalDate leftOn;

    /** What tells one input from another. */
    List<?> values() {
        return List.of(base, startup, exit, leftOn);
    }
}
