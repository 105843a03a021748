"""Parts that the pages share. Text from documents enters them as text children only, never as markup."""
