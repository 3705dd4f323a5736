package org.chuangdai.policy;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import org.chuangdai.access.Sight;

/** How guarantee funds stand: the face of this feature for others. */
@ApplicationScoped
public class Funds {
    private final FundStore store;

    Funds(FundStore store) {
        this.store = store;
    }

    /** Those of these funds that are in sight, as of today. */
    public Uni<Map<Long, GuaranteeFund>> byKey(List<Long> keys, Sight sight) {
        return keys.isEmpty() ? Uni.createFrom().item(Map.of()) : store.byKeys(keys, sight);
    }
}
