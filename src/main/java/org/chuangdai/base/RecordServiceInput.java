package org.chuangdai.base;

import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;

@Input("RecordServiceInput")
@Description("登记孵化服务 · A service that a base gave to one of its residents.")
public class RecordServiceInput {
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
    @Description("服务类型 · Kind of service.")
    public ServiceKind kind;
    @NonNull
    @Description("服务日期 · Day, not in the future.")
    public LocalDate servedOn;

    /** What tells one input from another. */
    List<?> values() {
        return List.of(base, startup, kind, servedOn);
    }
}
