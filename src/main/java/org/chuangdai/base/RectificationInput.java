package org.chuangdai.base;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;

@Input("RectificationInput")
@Description("整改事项 · Something to put right.")
public class RectificationInput {
    @NonNull
    @NotBlank
    @Size(max = 1000)
    @Description("事项 · What.")
    public String item;
    @NonNull
    @Description("完成期限 · By when.")
    public LocalDate dueOn;

    @Override
    public String toString() {
        return item + '@' + dueOn;
    }
}
