import type { Category } from "@qizhen/shared/vocabulary";
import type { CategoryDuty } from "./shapes";

/**
 * Who answers for a matter (谁主管谁负责) and what other kind of help fits, by category: DOMAIN §4.
 * `service` is what is proposed when the resident chose none.
 */
export const duties: Record<Category, CategoryDuty> = {
  family: { department: "妇联、民政局", village: "村（居）委会、妇联", service: "people" },
  neighbour: { department: "司法所", village: "村（居）委会", service: "people" },
  housing: { department: "住建局、农牧局", village: "村（居）委会", service: "people" },
  contract: { department: "司法所", village: "村（居）委会", service: "people" },
  business: { department: "市监局、农牧局", village: "村（居）委会", service: "people" },
  damages: { department: "司法所、派出所", village: "村（居）委会", service: "people" },
  labour: { department: "人社局", village: "人社局", service: "people", townService: "arbitration" },
  village_affairs: { department: "镇政府、农牧局", village: "村（居）委会", service: "administrative" },
  land: { department: "农牧局、自然资源局、林草局", village: "村（居）委会", service: "people" },
  expropriation: { department: "自然资源局、住建局", village: "自然资源局、住建局", service: "administrative" },
  environment: { department: "生态环境分局", village: "村（居）委会", service: "administrative" },
  traffic: { department: "公安交管", village: "公安交管", service: "people" },
  property_mgmt: { department: "住建局", village: "社区、住建局", service: "people" },
  medical: { department: "卫健委", village: "卫健委", service: "people" },
  consumer: { department: "市监局", village: "市监局", service: "administrative" },
  ecommerce: { department: "市监局", village: "市监局", service: "administrative" },
  tourism: { department: "文旅局", village: "文旅局", service: "administrative" },
  other: { department: "综治中心", village: "综治中心", service: "people" },
};
