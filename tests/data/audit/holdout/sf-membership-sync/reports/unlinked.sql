-- Workbench / data cloud: accounts that never went across
SELECT Id, Name, Hint_Id__c
FROM Account
WHERE Hint_Id__c != NULL
  AND Hint_Import_Id__c = NULL
ORDER BY Name
