-- Whoever reported something was written to, whatever they had chosen for the reasons that there were: what they reported is a reason of its own now.
update "notification_settings" set "mail_reasons" = array_append("mail_reasons", 'moderation');
