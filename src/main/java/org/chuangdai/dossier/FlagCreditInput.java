package org.chuangdai.dossier;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;

@Input("FlagCreditInput")
@Description("诚信标记 · A mark in the credit file of a person or a base: name one of them. The same holder, kind and first day again changes reason and end.")
public class FlagCreditInput {
    @NonNull
    @Description("幂等键 · Chosen by the client: the same key with the same input is carried out once.")
    public String idempotencyKey;
    @Id
    @Description("创业者标识 · Global id of the person.")
    public String entrepreneur;
    @Description("基地代码 · Code of the base.")
    public String base;
    @NonNull
    @Description("类型 · Kind.")
    public CreditFlagKind kind;
    @NonNull
    @NotBlank
    @Size(max = 500)
    @Description("原因 · Reason.")
    public String reason;
    @NonNull
    @Description("起始日期 · First day.")
    public LocalDate fromOn;
    @Description("截止日期 · Last day; open when missing.")
    public LocalDate untilOn;

    /** What tells one input from another. */
    List<?> values() {
        return Arrays.asList(entrepreneur, base, kind, reason, fromOn, untilOn);
    }
}
