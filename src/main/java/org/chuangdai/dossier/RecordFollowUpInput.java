package org.chuangdai.dossier;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;

@Input("RecordFollowUpInput")
@Description("跟踪服务 · A follow-up of a loan or of a start-up: name one of them.")
public class RecordFollowUpInput {
    @NonNull
    @Description("幂等键 · Chosen by the client: the same key with the same input is carried out once.")
    public String idempotencyKey;
    @NonNull
    @NotBlank
    @Size(max = 64)
    @Description("编号 · Reference.")
    public String reference;
    @Description("合同编号 · Contract number of the loan.")
    public String contractNo;
    @Description("统一社会信用代码 · Credit code of the start-up.")
    public String uscc;
    @NonNull
    @Description("方式 · How it was made.")
    public FollowUpKind kind;
    @NonNull
    @Description("日期 · Day, not in the future.")
    public LocalDate heldOn;
    @NonNull
    @NotBlank
    @Size(max = 100)
    @Description("服务人员 · Who made it.")
    public String visitor;
    @Size(max = 2_000)
    @Description("情况 · What was found.")
    public String finding;
    @Description("下次日期 · When the next one is due.")
    public LocalDate nextOn;

    /** What tells one input from another. */
    List<?> values() {
        return Arrays.asList(reference, contractNo, uscc, kind, heldOn, visitor, finding, nextOn);
    }
}
