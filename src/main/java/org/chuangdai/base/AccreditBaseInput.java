package org.chuangdai.base;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;

@Input("AccreditBaseInput")
@Description("认定、复评、升级或降级 · Recognises a base: for the first time, again, or at another level than it has.")
public class AccreditBaseInput {
    @NonNull
    @Description("幂等键 · Chosen by the client: the same key with the same input is carried out once.")
    public String idempotencyKey;
    @NonNull
    @Description("基地代码 · Code of the base.")
    public String base;
    @NonNull
    @Description("级别 · Level; a higher one than it has is an upgrade, a lower one a downgrade.")
    public BaseLevel level;
    @NonNull
    @NotBlank
    @Size(max = 200)
    @Description("称号 · Title.")
    public String title;
    @Size(max = 200)
    @Description("认定机关 · Authority.")
    public String authority;
    @Size(max = 200)
    @Description("认定文号 · Number of the document.")
    public String documentNo;
    @NonNull
    @Description("认定日期 · Day it is granted.")
    public LocalDate grantedOn;
    @Description("有效期至 · Last day it is valid; without it, it does not expire.")
    public LocalDate validUntil;
    @Description("示范基地 · Whether as a demonstration base; false by default.")
    public Boolean demonstration;
    @Size(max = 2000)
    @Description("意见 · Opinion.")
    public String opinion;

    boolean asDemonstration() {
        return Boolean.TRUE.equals(demonstration);
    }

    /** What tells one input from another. */
    List<?> values() {
        return Arrays.asList(base, level, title, authority, documentNo, grantedOn, validUntil, asDemonstration(), opinion);
    }
}
