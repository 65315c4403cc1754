/** 短信: texting a code to a phone. */
export { createSms, SmsError, type Sms } from "./sms";
