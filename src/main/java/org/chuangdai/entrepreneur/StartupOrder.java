package org.chuangdai.entrepreneur;

import org.chuangdai.graphql.Order;
import org.chuangdai.graphql.OrderDirection;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;

@Input("StartupOrder")
@Description("创业实体排序 · Order of a list of start-ups.")
public class StartupOrder {
    @NonNull
    public StartupOrderField field;
    @NonNull
    public OrderDirection direction;

    /** The asked order; by USCC when none is asked. */
    static Order of(StartupOrder asked) {
        StartupOrderField field = asked == null ? StartupOrderField.USCC : asked.field;
        OrderDirection direction = asked == null ? OrderDirection.ASC : asked.direction;
        return switch (field) {
            case USCC -> Order.byText(field.name(), "s.uscc", direction);
            case NAME -> Order.byText(field.name(), "s.name", direction);
            case REGISTERED_ON -> Order.byDate(field.name(), "case when s.registered_on is null then date '9999-12-31' else s.registered_on end", direction);
        };
    }
}
