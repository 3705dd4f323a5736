package org.chuangdai.base;

import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;

@Input("CompleteRectificationInput")
@Description("整改完成 · Items that were put right; with the last of them the base is accredited again.")
public class CompleteRectificationInput {
    @NonNull
    @Description("幂等键 · Chosen by the client: the same key with the same input is carried out once.")
    public String idempotencyKey;
    @NonNull
    @Description("基地代码 · Code of the base.")
    public String base;
    @Size(min = 1, max = 100)
    @Description("事项编号；不填则为全部未完成事项 · Numbers of the items; all that are open when missing.")
    public List<Integer> items;
    @NonNull
    @Description("完成日期 · Day on which they were done.")
    public LocalDate completedOn;
    @Size(max = 200)
    @Description("文号 · Number of the document.")
    public String documentNo;
    @Size(max = 2000)
    @Description("意见 · Opinion.")
    public String opinion;

    /** What tells one input from another. */
    List<?> values() {
        return Arrays.asList(base, items, completedOn, documentNo, opinion);
    }
}
